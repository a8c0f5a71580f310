"""Any table whose columns somebody names."""

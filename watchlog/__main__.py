"""`python -m watchlog`."""

from watchlog.cli.main import main

if __name__ == "__main__":
    main()

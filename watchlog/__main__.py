"""What the shell starts, and `python -m watchlog`."""

import gc


def main() -> None:
    """Run the program."""
    # A run makes values for a moment and ends; looking for circles among them would cost a tenth of its time.
    gc.disable()

    from watchlog.cli.main import main as begin

    begin()


if __name__ == "__main__":
    main()

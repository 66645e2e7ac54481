"""`python -m cenotaph` is the same as `cenotaph`."""

from cenotaph.cli.main import main

if __name__ == "__main__":
    main()

"""A terminal reader for daily arXiv digests. Importing the package imports nothing else."""

__version__ = "0.1.0"

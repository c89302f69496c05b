"""Pure functions on strings: cleaning, line breaking, the search normal form."""

"""What the screen says, as lines of styled text; knows no toolkit and no terminal.

Every function here turns values into lines, so a first screen can be drawn before any toolkit is imported
and a whole screen can be compared as text.
"""

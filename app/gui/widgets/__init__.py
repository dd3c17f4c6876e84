"""What the window is made of: each file defines the one part it is named after."""

"""An invented service company's collection exports, and the script that writes them."""

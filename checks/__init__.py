"""What is checked of the code and its texts, and the order in which all is tested."""

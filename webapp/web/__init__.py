"""HTTP: pages and forms over the rules, the words and the memory."""

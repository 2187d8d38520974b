"""Lists of people, as they come: pasted, or in a file of any spreadsheet; texts and bytes in, entries out."""

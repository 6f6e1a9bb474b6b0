"""The pages are held to the program: links, commands, keys, tables, examples, pictures."""

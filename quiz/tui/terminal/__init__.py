"""What the screens are drawn on and typed at: the terminal, whatever it sends and however it goes."""

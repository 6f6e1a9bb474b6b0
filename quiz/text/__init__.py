"""What the other rooms need to know about plain text: folding, graphemes, sentences, safety, likeness."""

"""What the model sees: windows of pieces in, attributions and names out."""

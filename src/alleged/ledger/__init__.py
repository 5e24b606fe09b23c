"""What was read and claimed is kept here, and never overwritten."""

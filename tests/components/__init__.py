"""What a page is made of, part by part."""

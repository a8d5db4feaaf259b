"""What pages are made of; the last layer that knows Streamlit."""

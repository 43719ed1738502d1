"""The model: records and parts as immutable classes, and the dataset that holds them."""

"""The inference child: the only place where a model runs."""

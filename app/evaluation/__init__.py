"""Multiple-choice evaluation without a model and without Qt: tasks, protocols, judging, numbers."""

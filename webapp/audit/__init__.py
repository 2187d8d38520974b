"""The rules: questionnaire, scores, advice. Pure functions on values, standard library only."""

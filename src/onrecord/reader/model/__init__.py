"""What has been learned: one small encoder with a head for each question, run without torch."""

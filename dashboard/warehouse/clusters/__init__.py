"""Engines that many machines share: what is published to them, and how they answer."""

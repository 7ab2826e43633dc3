"""The computer at hand: when it locks, how it looks, where the kluis stands."""

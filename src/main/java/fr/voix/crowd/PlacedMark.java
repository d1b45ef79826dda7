package fr.voix.crowd;

/** Where one vote came from. */
public record PlacedMark(long urnId, long leafIndex, OriginMark mark) {}

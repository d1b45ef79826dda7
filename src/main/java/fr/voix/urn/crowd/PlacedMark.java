package fr.voix.urn.crowd;

/** Where one vote came from. */
public record PlacedMark(long urnId, long leafIndex, OriginMark mark) {}

package fr.voix.urn.crowd;

/**
 * How many standing votes of one urn and day came from one network, or from addresses of one domain.
 *
 * @param mark of that day for this urn alone: 16 bytes, or fewer for votes of several /64 (11) or /56 (6) of one /48
 * @param ofDay votes of that urn and day of which an origin of this kind is known
 */
public record OriginShare(byte[] mark, long votes, long ofDay) {}

package fr.voix.urn.crowd;

/**
 * How many standing votes of one urn and day came from one network, or from addresses of one domain.
 *
 * @param mark 16 bytes, of that day for this urn alone
 * @param ofDay votes of that urn and day of which an origin of this kind is known
 */
public record OriginShare(byte[] mark, long votes, long ofDay) {}

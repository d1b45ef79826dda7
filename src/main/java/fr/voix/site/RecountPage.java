package fr.voix.site;

/**
 * Where a browser recounts one urn.
 *
 * @param origin of the service, for the command line
 * @param amendement the way back
 */
public record RecountPage(Frame frame, String uid, String numero, String origin, String amendement) {}

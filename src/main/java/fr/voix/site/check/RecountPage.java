package fr.voix.site.check;

import fr.voix.base.page.Frame;

/**
 * Where a browser recounts one urn.
 *
 * @param origin of the service, for the command line
 * @param amendement the way back
 * @param signed where its signed result is
 */
public record RecountPage(Frame frame, String uid, String numero, String origin, String amendement, String signed) {}

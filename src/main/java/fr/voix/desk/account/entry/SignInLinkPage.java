package fr.voix.desk.account.entry;

import fr.voix.base.page.Frame;

/**
 * The way past a pause: a form for an address, or what is behind the link.
 *
 * @param lede what this page is
 * @param notice what came of the form, or why nothing did; or null
 * @param action where the button leads, or null where there is none
 * @param hasAddress whether the form asks for one
 */
public record SignInLinkPage(Frame frame, String lede, String notice, String action, boolean hasAddress) {}

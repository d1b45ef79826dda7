package fr.voix.petition.signing;

import fr.voix.base.page.Frame;

/**
 * The button that withdraws and erases.
 *
 * @param title of the petition
 * @param action where the button leads
 */
public record WithdrawPage(Frame frame, String title, String action) {}

package fr.voix.petition.signing;

import fr.voix.base.page.Frame;

/** The button that withdraws and erases. */
public record WithdrawPage(Frame frame, String title, String action) {}

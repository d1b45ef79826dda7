package fr.voix.desk.account.entry;

import fr.voix.base.page.Frame;

/** The page that says why a colleague was refused. */
public record RefusalPage(Frame frame, String why) {}

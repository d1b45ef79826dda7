package fr.voix.desk.account.entry;

import fr.voix.base.page.Frame;

/** Why a colleague was refused something. */
public record RefusalPage(Frame frame, String why) {}

package fr.voix.desk.account.entry;

import fr.voix.base.page.Frame;
import java.util.List;

/** Shows recovery codes, only once; {@code next} is the address to go on to. */
public record CodesPage(Frame frame, List<String> codes, String next) {}

package fr.voix.desk.account.entry;

import fr.voix.base.page.Frame;
import java.util.List;

/** Recovery codes, the only time that they are seen; {@code next} is where one goes from here. */
public record CodesPage(Frame frame, List<String> codes, String next) {}

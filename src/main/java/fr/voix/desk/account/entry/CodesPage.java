package fr.voix.desk.account.entry;

import fr.voix.desk.page.DeskFrame;
import java.util.List;

/** Recovery codes, the only time that they are seen; {@code next} is where one goes from here. */
public record CodesPage(DeskFrame frame, List<String> codes, String next) {}

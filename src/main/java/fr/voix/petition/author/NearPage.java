package fr.voix.petition.author;

import fr.voix.base.page.Frame;
import java.util.List;

/** Petitions that ask for much the same as what was typed. */
public record NearPage(Frame frame, String asked, List<NearView> near) {}

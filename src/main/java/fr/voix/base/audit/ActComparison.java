package fr.voix.base.audit;

import java.util.List;

/** Holds what tables say of moderators' decisions, or of what was imported, against what was noted of it. */
public interface ActComparison {

    /** What stands otherwise: a sentence each, behind the uid of what it is about. */
    List<String> differences();
}

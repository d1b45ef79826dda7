package fr.voix.base.audit;

import java.util.List;

/** Compares tables with the recorded decisions of moderators, or with what was imported. */
public interface ActComparison {

    /** The differences: one sentence each, beginning with the uid of its subject. */
    List<String> differences();
}

package fr.voix.desk.page;

import io.micronaut.core.annotation.Nullable;

/** What a form of the back office carries beside what a colleague typed. */
public interface SessionForm {

    /** What the pages of the sender's session have in their forms. */
    @Nullable
    String csrf();
}

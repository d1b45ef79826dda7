package fr.voix.base.page;

import fr.voix.base.text.Messages;
import io.micronaut.core.annotation.Nullable;

/** The state of the official data, for the footer of every page. */
public interface OfficialData {

    /** Null while nothing is imported. */
    @Nullable
    Frame.Data state(Messages m);
}

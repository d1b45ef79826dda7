package fr.voix.desk.petition;

import fr.voix.desk.page.SessionForm;
import io.micronaut.core.annotation.Nullable;

/** A form of the page of one petition. */
interface PetitionActForm extends SessionForm {

    /** Anything for an act that is to be done although a colleague has the petition open. */
    @Nullable
    String take();
}

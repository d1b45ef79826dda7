package fr.voix.petition.signature;

import fr.voix.base.mail.EmailAddress;
import fr.voix.base.text.Language;
import fr.voix.petition.place.Place;

/**
 * A signature as a signatory asks for it.
 *
 * @param isNamePublic whether their name may stand in the public list
 * @param wantsNews whether they are written to once more, when an answer is there
 */
public record SignatureDraft(
        SignatoryName name,
        EmailAddress address,
        Language language,
        Place place,
        boolean isNamePublic,
        boolean wantsNews) {}

package fr.voix.theme;

import fr.voix.wording.Addresses;
import fr.voix.wording.Language;
import fr.voix.wording.Link;

/** One of our own themes; never an official classification. */
public record Theme(int id, String slug, String libelle, String libelleEn) {

    public String libelle(Language language) {
        return language == Language.FR ? libelle : libelleEn;
    }

    /** To its page. */
    public Link link(Language language) {
        return new Link(libelle(language), language.href(Addresses.theme(slug)));
    }
}

package fr.voix.site.amendement;

import java.util.List;

/** What is offered while somebody types. */
public record HintsPage(List<SearchHint> hints) {}

/** Shared parts of every page: layout, assets, static files, documents, error pages. */
package fr.voix.base.page;

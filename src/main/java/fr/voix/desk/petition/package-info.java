/** Where moderators decide on petitions, correct them and publish answers. */
package fr.voix.desk.petition;

-- A ledger of schema 1, as Onrecord 0.1 made it of three invented reports and an empty file.
PRAGMA application_id = 0x4F4E5243;
PRAGMA user_version = 1;
CREATE TABLE meta (
	"key" TEXT NOT NULL, 
	value TEXT NOT NULL, 
	PRIMARY KEY ("key")
);
CREATE TABLE documents (
	sha256 TEXT NOT NULL, 
	size INTEGER NOT NULL, 
	content BLOB NOT NULL, 
	PRIMARY KEY (sha256)
);
CREATE TABLE problems (
	"where" TEXT NOT NULL, 
	what TEXT NOT NULL, 
	why TEXT NOT NULL, 
	next TEXT NOT NULL, 
	PRIMARY KEY ("where", what, why)
);
CREATE TABLE claims (
	id TEXT NOT NULL, 
	n INTEGER NOT NULL, 
	text TEXT NOT NULL, 
	statements INTEGER NOT NULL, 
	at_least INTEGER NOT NULL, 
	at_most INTEGER NOT NULL, 
	first_said TEXT, 
	last_said TEXT, 
	status TEXT NOT NULL, 
	record TEXT NOT NULL, 
	PRIMARY KEY (id)
);
CREATE TABLE paths (
	sha256 TEXT NOT NULL, 
	path TEXT NOT NULL, 
	url TEXT, 
	taken TEXT, 
	reading TEXT NOT NULL, 
	PRIMARY KEY (sha256, path), 
	FOREIGN KEY(sha256) REFERENCES documents (sha256)
);
CREATE TABLE articles (
	number INTEGER NOT NULL, 
	id TEXT NOT NULL, 
	sha256 TEXT NOT NULL, 
	language TEXT NOT NULL, 
	title TEXT, 
	publisher TEXT, 
	wire TEXT, 
	published_earliest TEXT, 
	published_latest TEXT, 
	model TEXT NOT NULL, 
	text TEXT NOT NULL, 
	digest TEXT NOT NULL, 
	record TEXT NOT NULL, 
	PRIMARY KEY (number), 
	UNIQUE (id), 
	FOREIGN KEY(sha256) REFERENCES documents (sha256)
);
CREATE INDEX articles_by_document ON articles (sha256);
CREATE TABLE statements (
	number INTEGER NOT NULL, 
	article TEXT NOT NULL, 
	n INTEGER NOT NULL, 
	id TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	class TEXT NOT NULL, 
	source TEXT NOT NULL, 
	cue TEXT NOT NULL, 
	content TEXT NOT NULL, 
	speaker TEXT, 
	speaker_id TEXT, 
	speaker_open TEXT, 
	relay TEXT NOT NULL, 
	no_source TEXT, 
	continues TEXT, 
	within TEXT, 
	modality TEXT, 
	confidence FLOAT NOT NULL, 
	PRIMARY KEY (number), 
	FOREIGN KEY(article) REFERENCES articles (id)
);
CREATE INDEX statements_by_article ON statements (article, n);
CREATE INDEX statements_by_id ON statements (id);
CREATE TABLE mentions (
	article TEXT NOT NULL, 
	n INTEGER NOT NULL, 
	entity TEXT NOT NULL, 
	type TEXT NOT NULL, 
	name TEXT NOT NULL, 
	PRIMARY KEY (article, n), 
	FOREIGN KEY(article) REFERENCES articles (id)
);
CREATE TABLE spans (
	article TEXT NOT NULL, 
	owner TEXT NOT NULL, 
	role TEXT NOT NULL, 
	n INTEGER NOT NULL, 
	start INTEGER NOT NULL, 
	"end" INTEGER NOT NULL, 
	words TEXT NOT NULL, 
	FOREIGN KEY(article) REFERENCES articles (id)
);
CREATE INDEX spans_by_article ON spans (article);
CREATE INDEX spans_by_owner ON spans (owner);
CREATE TABLE matches (
	id TEXT NOT NULL, 
	n INTEGER NOT NULL, 
	kind TEXT NOT NULL, 
	score FLOAT NOT NULL, 
	a_article TEXT NOT NULL, 
	a_statement TEXT, 
	a_words TEXT NOT NULL, 
	b_article TEXT NOT NULL, 
	b_statement TEXT, 
	b_words TEXT NOT NULL, 
	record TEXT NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(a_article) REFERENCES articles (id), 
	FOREIGN KEY(b_article) REFERENCES articles (id)
);
CREATE TABLE claim_statements (
	claim TEXT NOT NULL, 
	n INTEGER NOT NULL, 
	statement TEXT NOT NULL, 
	article TEXT NOT NULL, 
	PRIMARY KEY (claim, n), 
	FOREIGN KEY(claim) REFERENCES claims (id), 
	FOREIGN KEY(article) REFERENCES articles (id)
);
CREATE INDEX claim_statements_by_statement ON claim_statements (statement);
CREATE VIRTUAL TABLE articles_fts USING fts5(title, text, content='articles', content_rowid='number', tokenize='unicode61 remove_diacritics 2');
CREATE VIRTUAL TABLE statements_fts USING fts5(content, speaker, content='statements', content_rowid='number', tokenize='unicode61 remove_diacritics 2');
CREATE TRIGGER articles_in AFTER INSERT ON articles BEGIN INSERT INTO articles_fts(rowid, title, text) VALUES (new.number, new.title, new.text); END;
CREATE TRIGGER articles_out AFTER DELETE ON articles BEGIN INSERT INTO articles_fts(articles_fts, rowid, title, text) VALUES ('delete', old.number, old.title, old.text); END;
CREATE TRIGGER statements_in AFTER INSERT ON statements BEGIN INSERT INTO statements_fts(rowid, content, speaker) VALUES (new.number, new.content, new.speaker); END;
CREATE TRIGGER statements_out AFTER DELETE ON statements BEGIN INSERT INTO statements_fts(statements_fts, rowid, content, speaker) VALUES ('delete', old.number, old.content, old.speaker); END;
INSERT INTO meta VALUES ('root', '3d5389b20256f45906aad691baceb5574ffa9a62f0e621c33eac54fc6f7faaeb');
INSERT INTO meta VALUES ('made', 'a02b4df8232b3df0a54c99e20a5ba018ac9c465a90593a4c3bb1c7173c38ea55');
INSERT INTO meta VALUES ('made_by', 'tests');
INSERT INTO documents VALUES ('0799908335047432bf638b45309179321abcd8545056e0b754bcc210413353db', 146, X'4D454E5520486F6D65204E6577732053706F72740A5275697A3A20E2809C54686520627269646765206174206D61726B65722030206973207361666520656E6F7567682EE2809D0A4F6B61666F723A20E2809C576520636F756E746564203020637261636B73206174206461776E2C20616E642074686520726F61642061626F766520697420697320736875742EE2809D0A');
INSERT INTO documents VALUES ('58a76635890cd4b1ecf7bae337f1a7231017d5f1eedca25607bc036a14db1d44', 146, X'4D454E5520486F6D65204E6577732053706F72740A5275697A3A20E2809C54686520627269646765206174206D61726B65722030206973207361666520656E6F7567682EE2809D0A4F6B61666F723A20E2809C576520636F756E746564203120637261636B73206174206461776E2C20616E642074686520726F61642061626F766520697420697320736875742EE2809D0A');
INSERT INTO documents VALUES ('34c5e38d1ed3488e64543bcda583d6efaff0b50eb9f6fc12fdadcd813742b273', 146, X'4D454E5520486F6D65204E6577732053706F72740A5275697A3A20E2809C54686520627269646765206174206D61726B65722031206973207361666520656E6F7567682EE2809D0A4F6B61666F723A20E2809C576520636F756E746564203220637261636B73206174206461776E2C20616E642074686520726F61642061626F766520697420697320736875742EE2809D0A');
INSERT INTO problems VALUES ('harbour/empty.txt', 'empty file', 'there is no text in it', 'Leave it out.');
INSERT INTO claims VALUES ('c_5ab7c984acbd', 0, 'The bridge at marker 0 is safe enough.', 2, 1, 1, NULL, NULL, 'open', '{"id": "c_5ab7c984acbd", "text": "The bridge at marker 0 is safe enough.", "statements": [{"article": "a_2df94b46f1f2", "path": "harbour/0.txt", "spans": [[28, 66]], "statement": "s_4b1c183e67e7", "relay": [{"name": "Ruiz", "role": "person", "basis": "stated", "evidence": [{"article": "a_2df94b46f1f2", "path": "harbour/0.txt", "spans": [[21, 25]]}]}]}, {"article": "a_5724e7f25855", "path": "harbour/1.txt", "spans": [[28, 66]], "statement": "s_478d354cc566", "relay": [{"name": "Ruiz", "role": "person", "basis": "stated", "evidence": [{"article": "a_5724e7f25855", "path": "harbour/1.txt", "spans": [[21, 25]]}]}]}], "origins": {"at_least": 1, "at_most": 1, "groups": [{"root": null, "statements": ["s_4b1c183e67e7", "s_478d354cc566"], "merges": [{"reason": "copied_words", "certain": true, "statements": ["s_4b1c183e67e7", "s_478d354cc566"], "evidence": [{"article": "a_2df94b46f1f2", "path": "harbour/0.txt", "spans": [[28, 66]]}, {"article": "a_5724e7f25855", "path": "harbour/1.txt", "spans": [[28, 66]]}]}]}], "possible": []}, "first_said": null, "last_said": null, "status": "open"}');
INSERT INTO paths VALUES ('0799908335047432bf638b45309179321abcd8545056e0b754bcc210413353db', 'harbour/0.txt', NULL, '2023-05-02T04:00:00Z', '{"kind": "text", "fields": [], "given": null}');
INSERT INTO paths VALUES ('58a76635890cd4b1ecf7bae337f1a7231017d5f1eedca25607bc036a14db1d44', 'harbour/1.txt', NULL, '2023-05-02T04:00:00Z', '{"kind": "text", "fields": [], "given": null}');
INSERT INTO paths VALUES ('34c5e38d1ed3488e64543bcda583d6efaff0b50eb9f6fc12fdadcd813742b273', 'harbour/2.txt', NULL, '2023-05-02T04:00:00Z', '{"kind": "text", "fields": [], "given": null}');
INSERT INTO articles VALUES (1, 'a_2df94b46f1f2', '0799908335047432bf638b45309179321abcd8545056e0b754bcc210413353db', 'en', NULL, NULL, NULL, NULL, NULL, 'fake-1', 'MENU Home News Sport
Ruiz: “The bridge at marker 0 is safe enough.”
Okafor: “We counted 0 cracks at dawn, and the road above it is shut.”
', '56b0bd3e52ac862acde82c62c1f4ef88ff287831a4d4325b3141b4ded88ce26a', '{"schema": "onrecord.article/1", "id": "a_2df94b46f1f2", "sha256": "0799908335047432bf638b45309179321abcd8545056e0b754bcc210413353db", "language": "en", "model": "fake-1", "title": null, "bylines": [], "publisher": null, "wire": null, "republished": null, "published": {"earliest": null, "latest": null, "basis": "none", "evidence": []}, "furniture": [{"start": 0, "end": 20, "kind": "navigation"}], "statements": [{"id": "s_4b1c183e67e7", "kind": "direct", "class": "speech", "source": [[21, 25]], "cue": [[25, 26]], "content": [[28, 66]], "no_source": null, "continues": null, "within": null, "speaker": {"id": "e_Ruiz", "name": "Ruiz"}, "speaker_open": null, "audience": [], "said": null, "relay": [{"name": "Ruiz", "role": "person", "basis": "stated", "evidence": [[21, 25]]}], "modality": null, "hedges": [], "figures": [], "confidence": 0.9}, {"id": "s_22b41679ff06", "kind": "direct", "class": "speech", "source": [[68, 74]], "cue": [[74, 75]], "content": [[77, 136]], "no_source": null, "continues": null, "within": null, "speaker": {"id": "e_Okafor", "name": "Okafor"}, "speaker_open": null, "audience": [], "said": null, "relay": [{"name": "Okafor", "role": "person", "basis": "stated", "evidence": [[68, 74]]}], "modality": null, "hedges": [], "figures": [], "confidence": 0.9}], "figures": [], "times": [], "mentions": [{"span": [21, 25], "entity": "e_Ruiz", "type": "person", "name": "Ruiz"}, {"span": [68, 74], "entity": "e_Okafor", "type": "person", "name": "Okafor"}], "problems": []}');
INSERT INTO articles VALUES (2, 'a_5724e7f25855', '58a76635890cd4b1ecf7bae337f1a7231017d5f1eedca25607bc036a14db1d44', 'en', NULL, NULL, NULL, NULL, NULL, 'fake-1', 'MENU Home News Sport
Ruiz: “The bridge at marker 0 is safe enough.”
Okafor: “We counted 1 cracks at dawn, and the road above it is shut.”
', '921c47c11539d3142853bdc379964b2896c59303ee2ce90cecb1b92578edc663', '{"schema": "onrecord.article/1", "id": "a_5724e7f25855", "sha256": "58a76635890cd4b1ecf7bae337f1a7231017d5f1eedca25607bc036a14db1d44", "language": "en", "model": "fake-1", "title": null, "bylines": [], "publisher": null, "wire": null, "republished": null, "published": {"earliest": null, "latest": null, "basis": "none", "evidence": []}, "furniture": [{"start": 0, "end": 20, "kind": "navigation"}], "statements": [{"id": "s_478d354cc566", "kind": "direct", "class": "speech", "source": [[21, 25]], "cue": [[25, 26]], "content": [[28, 66]], "no_source": null, "continues": null, "within": null, "speaker": {"id": "e_Ruiz", "name": "Ruiz"}, "speaker_open": null, "audience": [], "said": null, "relay": [{"name": "Ruiz", "role": "person", "basis": "stated", "evidence": [[21, 25]]}], "modality": null, "hedges": [], "figures": [], "confidence": 0.9}, {"id": "s_d497a6cd879a", "kind": "direct", "class": "speech", "source": [[68, 74]], "cue": [[74, 75]], "content": [[77, 136]], "no_source": null, "continues": null, "within": null, "speaker": {"id": "e_Okafor", "name": "Okafor"}, "speaker_open": null, "audience": [], "said": null, "relay": [{"name": "Okafor", "role": "person", "basis": "stated", "evidence": [[68, 74]]}], "modality": null, "hedges": [], "figures": [], "confidence": 0.9}], "figures": [], "times": [], "mentions": [{"span": [21, 25], "entity": "e_Ruiz", "type": "person", "name": "Ruiz"}, {"span": [68, 74], "entity": "e_Okafor", "type": "person", "name": "Okafor"}], "problems": []}');
INSERT INTO articles VALUES (3, 'a_c443c51e7043', '34c5e38d1ed3488e64543bcda583d6efaff0b50eb9f6fc12fdadcd813742b273', 'en', NULL, NULL, NULL, NULL, NULL, 'fake-1', 'MENU Home News Sport
Ruiz: “The bridge at marker 1 is safe enough.”
Okafor: “We counted 2 cracks at dawn, and the road above it is shut.”
', 'a2feb70524f69ef0c84fec6fc1f56ea12de94ddd78cb9caba5a5e364266496ea', '{"schema": "onrecord.article/1", "id": "a_c443c51e7043", "sha256": "34c5e38d1ed3488e64543bcda583d6efaff0b50eb9f6fc12fdadcd813742b273", "language": "en", "model": "fake-1", "title": null, "bylines": [], "publisher": null, "wire": null, "republished": null, "published": {"earliest": null, "latest": null, "basis": "none", "evidence": []}, "furniture": [{"start": 0, "end": 20, "kind": "navigation"}], "statements": [{"id": "s_bb4305a0cad1", "kind": "direct", "class": "speech", "source": [[21, 25]], "cue": [[25, 26]], "content": [[28, 66]], "no_source": null, "continues": null, "within": null, "speaker": {"id": "e_Ruiz", "name": "Ruiz"}, "speaker_open": null, "audience": [], "said": null, "relay": [{"name": "Ruiz", "role": "person", "basis": "stated", "evidence": [[21, 25]]}], "modality": null, "hedges": [], "figures": [], "confidence": 0.9}, {"id": "s_9e36df71e15b", "kind": "direct", "class": "speech", "source": [[68, 74]], "cue": [[74, 75]], "content": [[77, 136]], "no_source": null, "continues": null, "within": null, "speaker": {"id": "e_Okafor", "name": "Okafor"}, "speaker_open": null, "audience": [], "said": null, "relay": [{"name": "Okafor", "role": "person", "basis": "stated", "evidence": [[68, 74]]}], "modality": null, "hedges": [], "figures": [], "confidence": 0.9}], "figures": [], "times": [], "mentions": [{"span": [21, 25], "entity": "e_Ruiz", "type": "person", "name": "Ruiz"}, {"span": [68, 74], "entity": "e_Okafor", "type": "person", "name": "Okafor"}], "problems": []}');
INSERT INTO statements VALUES (1, 'a_2df94b46f1f2', 0, 's_4b1c183e67e7', 'direct', 'speech', 'Ruiz', ':', 'The bridge at marker 0 is safe enough.', 'Ruiz', 'e_Ruiz', NULL, 'Ruiz', NULL, NULL, NULL, NULL, 0.9);
INSERT INTO statements VALUES (2, 'a_2df94b46f1f2', 1, 's_22b41679ff06', 'direct', 'speech', 'Okafor', ':', 'We counted 0 cracks at dawn, and the road above it is shut.', 'Okafor', 'e_Okafor', NULL, 'Okafor', NULL, NULL, NULL, NULL, 0.9);
INSERT INTO statements VALUES (3, 'a_5724e7f25855', 0, 's_478d354cc566', 'direct', 'speech', 'Ruiz', ':', 'The bridge at marker 0 is safe enough.', 'Ruiz', 'e_Ruiz', NULL, 'Ruiz', NULL, NULL, NULL, NULL, 0.9);
INSERT INTO statements VALUES (4, 'a_5724e7f25855', 1, 's_d497a6cd879a', 'direct', 'speech', 'Okafor', ':', 'We counted 1 cracks at dawn, and the road above it is shut.', 'Okafor', 'e_Okafor', NULL, 'Okafor', NULL, NULL, NULL, NULL, 0.9);
INSERT INTO statements VALUES (5, 'a_c443c51e7043', 0, 's_bb4305a0cad1', 'direct', 'speech', 'Ruiz', ':', 'The bridge at marker 1 is safe enough.', 'Ruiz', 'e_Ruiz', NULL, 'Ruiz', NULL, NULL, NULL, NULL, 0.9);
INSERT INTO statements VALUES (6, 'a_c443c51e7043', 1, 's_9e36df71e15b', 'direct', 'speech', 'Okafor', ':', 'We counted 2 cracks at dawn, and the road above it is shut.', 'Okafor', 'e_Okafor', NULL, 'Okafor', NULL, NULL, NULL, NULL, 0.9);
INSERT INTO mentions VALUES ('a_2df94b46f1f2', 0, 'e_Ruiz', 'person', 'Ruiz');
INSERT INTO mentions VALUES ('a_2df94b46f1f2', 1, 'e_Okafor', 'person', 'Okafor');
INSERT INTO mentions VALUES ('a_5724e7f25855', 0, 'e_Ruiz', 'person', 'Ruiz');
INSERT INTO mentions VALUES ('a_5724e7f25855', 1, 'e_Okafor', 'person', 'Okafor');
INSERT INTO mentions VALUES ('a_c443c51e7043', 0, 'e_Ruiz', 'person', 'Ruiz');
INSERT INTO mentions VALUES ('a_c443c51e7043', 1, 'e_Okafor', 'person', 'Okafor');
INSERT INTO spans VALUES ('a_2df94b46f1f2', 'a_2df94b46f1f2', 'furniture', 0, 0, 20, 'MENU Home News Sport');
INSERT INTO spans VALUES ('a_2df94b46f1f2', 'a_2df94b46f1f2', 'mention', 0, 21, 25, 'Ruiz');
INSERT INTO spans VALUES ('a_2df94b46f1f2', 'a_2df94b46f1f2', 'mention', 1, 68, 74, 'Okafor');
INSERT INTO spans VALUES ('a_2df94b46f1f2', 's_4b1c183e67e7', 'source', 0, 21, 25, 'Ruiz');
INSERT INTO spans VALUES ('a_2df94b46f1f2', 's_4b1c183e67e7', 'cue', 0, 25, 26, ':');
INSERT INTO spans VALUES ('a_2df94b46f1f2', 's_4b1c183e67e7', 'content', 0, 28, 66, 'The bridge at marker 0 is safe enough.');
INSERT INTO spans VALUES ('a_2df94b46f1f2', 's_4b1c183e67e7', 'relay 0', 0, 21, 25, 'Ruiz');
INSERT INTO spans VALUES ('a_2df94b46f1f2', 's_22b41679ff06', 'source', 0, 68, 74, 'Okafor');
INSERT INTO spans VALUES ('a_2df94b46f1f2', 's_22b41679ff06', 'cue', 0, 74, 75, ':');
INSERT INTO spans VALUES ('a_2df94b46f1f2', 's_22b41679ff06', 'content', 0, 77, 136, 'We counted 0 cracks at dawn, and the road above it is shut.');
INSERT INTO spans VALUES ('a_2df94b46f1f2', 's_22b41679ff06', 'relay 0', 0, 68, 74, 'Okafor');
INSERT INTO spans VALUES ('a_5724e7f25855', 'a_5724e7f25855', 'furniture', 0, 0, 20, 'MENU Home News Sport');
INSERT INTO spans VALUES ('a_5724e7f25855', 'a_5724e7f25855', 'mention', 0, 21, 25, 'Ruiz');
INSERT INTO spans VALUES ('a_5724e7f25855', 'a_5724e7f25855', 'mention', 1, 68, 74, 'Okafor');
INSERT INTO spans VALUES ('a_5724e7f25855', 's_478d354cc566', 'source', 0, 21, 25, 'Ruiz');
INSERT INTO spans VALUES ('a_5724e7f25855', 's_478d354cc566', 'cue', 0, 25, 26, ':');
INSERT INTO spans VALUES ('a_5724e7f25855', 's_478d354cc566', 'content', 0, 28, 66, 'The bridge at marker 0 is safe enough.');
INSERT INTO spans VALUES ('a_5724e7f25855', 's_478d354cc566', 'relay 0', 0, 21, 25, 'Ruiz');
INSERT INTO spans VALUES ('a_5724e7f25855', 's_d497a6cd879a', 'source', 0, 68, 74, 'Okafor');
INSERT INTO spans VALUES ('a_5724e7f25855', 's_d497a6cd879a', 'cue', 0, 74, 75, ':');
INSERT INTO spans VALUES ('a_5724e7f25855', 's_d497a6cd879a', 'content', 0, 77, 136, 'We counted 1 cracks at dawn, and the road above it is shut.');
INSERT INTO spans VALUES ('a_5724e7f25855', 's_d497a6cd879a', 'relay 0', 0, 68, 74, 'Okafor');
INSERT INTO spans VALUES ('a_c443c51e7043', 'a_c443c51e7043', 'furniture', 0, 0, 20, 'MENU Home News Sport');
INSERT INTO spans VALUES ('a_c443c51e7043', 'a_c443c51e7043', 'mention', 0, 21, 25, 'Ruiz');
INSERT INTO spans VALUES ('a_c443c51e7043', 'a_c443c51e7043', 'mention', 1, 68, 74, 'Okafor');
INSERT INTO spans VALUES ('a_c443c51e7043', 's_bb4305a0cad1', 'source', 0, 21, 25, 'Ruiz');
INSERT INTO spans VALUES ('a_c443c51e7043', 's_bb4305a0cad1', 'cue', 0, 25, 26, ':');
INSERT INTO spans VALUES ('a_c443c51e7043', 's_bb4305a0cad1', 'content', 0, 28, 66, 'The bridge at marker 1 is safe enough.');
INSERT INTO spans VALUES ('a_c443c51e7043', 's_bb4305a0cad1', 'relay 0', 0, 21, 25, 'Ruiz');
INSERT INTO spans VALUES ('a_c443c51e7043', 's_9e36df71e15b', 'source', 0, 68, 74, 'Okafor');
INSERT INTO spans VALUES ('a_c443c51e7043', 's_9e36df71e15b', 'cue', 0, 74, 75, ':');
INSERT INTO spans VALUES ('a_c443c51e7043', 's_9e36df71e15b', 'content', 0, 77, 136, 'We counted 2 cracks at dawn, and the road above it is shut.');
INSERT INTO spans VALUES ('a_c443c51e7043', 's_9e36df71e15b', 'relay 0', 0, 68, 74, 'Okafor');
INSERT INTO spans VALUES ('a_2df94b46f1f2', 'm_9abd2481303c', 'a', 0, 28, 66, 'The bridge at marker 0 is safe enough.');
INSERT INTO spans VALUES ('a_5724e7f25855', 'm_9abd2481303c', 'b', 0, 28, 66, 'The bridge at marker 0 is safe enough.');
INSERT INTO spans VALUES ('a_2df94b46f1f2', 'c_5ab7c984acbd', 'statement 0', 0, 28, 66, 'The bridge at marker 0 is safe enough.');
INSERT INTO spans VALUES ('a_2df94b46f1f2', 'c_5ab7c984acbd', 'statement 0 relay 0 evidence 0', 0, 21, 25, 'Ruiz');
INSERT INTO spans VALUES ('a_5724e7f25855', 'c_5ab7c984acbd', 'statement 1', 0, 28, 66, 'The bridge at marker 0 is safe enough.');
INSERT INTO spans VALUES ('a_5724e7f25855', 'c_5ab7c984acbd', 'statement 1 relay 0 evidence 0', 0, 21, 25, 'Ruiz');
INSERT INTO spans VALUES ('a_2df94b46f1f2', 'c_5ab7c984acbd', 'merge 0 evidence 0', 0, 28, 66, 'The bridge at marker 0 is safe enough.');
INSERT INTO spans VALUES ('a_5724e7f25855', 'c_5ab7c984acbd', 'merge 0 evidence 1', 0, 28, 66, 'The bridge at marker 0 is safe enough.');
INSERT INTO matches VALUES ('m_9abd2481303c', 0, 'verbatim', 1.0, 'a_2df94b46f1f2', 's_4b1c183e67e7', 'The bridge at marker 0 is safe enough.', 'a_5724e7f25855', 's_478d354cc566', 'The bridge at marker 0 is safe enough.', '{"id": "m_9abd2481303c", "kind": "verbatim", "score": 1.0, "a": {"article": "a_2df94b46f1f2", "path": "harbour/0.txt", "spans": [[28, 66]], "statement": "s_4b1c183e67e7"}, "b": {"article": "a_5724e7f25855", "path": "harbour/1.txt", "spans": [[28, 66]], "statement": "s_478d354cc566"}, "reasons": ["same words"]}');
INSERT INTO claim_statements VALUES ('c_5ab7c984acbd', 0, 's_4b1c183e67e7', 'a_2df94b46f1f2');
INSERT INTO claim_statements VALUES ('c_5ab7c984acbd', 1, 's_478d354cc566', 'a_5724e7f25855');

/**
 * Schemas that describe what the consumers of our files require, written by us. `bench/import-export-validators.ts`
 * validates with the owners' own schemas.
 */

const text = { type: "string" } as const;
const texts = { type: "array", items: text } as const;
const offset = { type: "integer", minimum: 0 } as const;
const moment = { type: "string", pattern: "^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(?:\\.\\d+)?Z$" } as const;
const iri = { type: "string", pattern: "^[a-z][a-z0-9+.-]*:\\S+$" } as const;

const MOTIVATIONS = [
  "assessing",
  "bookmarking",
  "classifying",
  "commenting",
  "describing",
  "editing",
  "highlighting",
  "identifying",
  "linking",
  "moderating",
  "questioning",
  "replying",
  "tagging",
];

/** Requirements of the W3C Web Annotation model for an annotation. */
const ANNOTATION_RULES = {
  type: "object",
  required: ["id", "type", "target"],
  not: { required: ["body", "bodyValue"] },
  properties: {
    id: iri,
    type: { const: "Annotation" },
    motivation: { enum: MOTIVATIONS },
    created: moment,
    modified: moment,
    body: {
      type: "array",
      minItems: 1,
      items: {
        type: "object",
        required: ["type", "value"],
        properties: { type: { const: "TextualBody" }, value: text, purpose: { enum: MOTIVATIONS } },
        not: { required: ["source"] },
      },
    },
    target: {
      anyOf: [iri, { type: "object", required: ["source", "selector"] }],
      properties: {
        source: iri,
        selector: {
          type: "array",
          items: {
            type: "object",
            required: ["type"],
            oneOf: [
              { properties: { type: { const: "TextQuoteSelector" }, exact: text }, required: ["exact"] },
              {
                properties: { type: { const: "TextPositionSelector" }, start: offset, end: offset },
                required: ["start", "end"],
              },
              {
                properties: { type: { const: "FragmentSelector" }, value: text, conformsTo: iri },
                required: ["value"],
              },
            ],
          },
        },
      },
      not: { type: "object", required: ["value"] },
    },
  },
} as const;

const contexts = { type: "array", contains: { const: "http://www.w3.org/ns/anno.jsonld" } } as const;

/** Requirements for a collection that embeds its first page. */
export const COLLECTION_RULES = {
  type: "object",
  required: ["@context", "id", "type", "first", "total"],
  properties: {
    "@context": contexts,
    id: iri,
    type: { const: "AnnotationCollection" },
    label: text,
    total: offset,
    first: {
      type: "object",
      required: ["id", "type", "items", "partOf", "startIndex"],
      properties: {
        id: iri,
        type: { const: "AnnotationPage" },
        startIndex: offset,
        items: { type: "array", items: ANNOTATION_RULES },
      },
    },
    last: iri,
  },
} as const;

/** Requirements for a separate page, which names its collection. */
export const ANNOTATION_PAGE_RULES = {
  type: "object",
  required: ["@context", "id", "type", "items", "partOf"],
  properties: {
    "@context": contexts,
    id: iri,
    type: { const: "AnnotationPage" },
    items: { type: "array", items: ANNOTATION_RULES },
  },
} as const;

/** Requirements of the import in Hypothesis's client, within the limits of its server. */
export const HYPOTHESIS_RULES = {
  type: "object",
  required: ["annotations", "export_date", "export_userid", "client_version"],
  properties: {
    annotations: {
      type: "array",
      items: {
        type: "object",
        required: ["uri", "text", "tags", "target", "document"],
        properties: {
          uri: iri,
          text,
          tags: { type: "array", items: { type: "string", maxLength: 1000 } },
          permissions: {
            type: "object",
            required: ["read"],
            additionalProperties: { type: "array", items: { type: "string", pattern: "^(?:acct:|group:).+$" } },
          },
          document: { type: "object", properties: { title: texts } },
          target: {
            type: "array",
            minItems: 1,
            maxItems: 1,
            items: {
              type: "object",
              required: ["source"],
              properties: {
                selector: { type: "array", items: { type: "object", required: ["type"], properties: { type: text } } },
              },
            },
          },
        },
      },
    },
  },
} as const;

/** The subset of CSL-JSON that Zotero accepts: known types, literal institutions, dates in parts. */
export const CSL_RULES = {
  type: "array",
  items: {
    type: "object",
    required: ["id", "type"],
    additionalProperties: false,
    properties: {
      id: text,
      type: { const: "webpage" },
      title: text,
      author: {
        type: "array",
        items: { type: "object", required: ["literal"], properties: { literal: text }, additionalProperties: false },
      },
      publisher: text,
      issued: { $ref: "#/definitions/date" },
      accessed: { $ref: "#/definitions/date" },
      URL: iri,
      language: text,
      genre: text,
      keyword: text,
      note: text,
    },
  },
  definitions: {
    date: {
      type: "object",
      required: ["date-parts"],
      additionalProperties: false,
      properties: {
        "date-parts": {
          type: "array",
          maxItems: 2,
          items: { type: "array", minItems: 1, maxItems: 3, items: { type: "integer" } },
        },
      },
    },
  },
} as const;

/** UIMA CAS JSON: types with names and parents, structures with identifiers, a view with its text. */
export const CAS_RULES = {
  type: "object",
  required: ["%TYPES", "%FEATURE_STRUCTURES", "%VIEWS"],
  additionalProperties: false,
  properties: {
    "%TYPES": {
      type: "object",
      additionalProperties: {
        type: "object",
        required: ["%NAME", "%SUPER_TYPE"],
        additionalProperties: { anyOf: [text, { type: "object", required: ["%NAME", "%RANGE"] }] },
      },
    },
    "%FEATURE_STRUCTURES": {
      type: "array",
      items: {
        type: "object",
        required: ["%ID", "%TYPE"],
        properties: { "%ID": { type: "integer", minimum: 1 }, "%TYPE": text },
      },
    },
    "%VIEWS": {
      type: "object",
      required: ["_InitialView"],
      properties: {
        _InitialView: {
          type: "object",
          required: ["%SOFA", "%MEMBERS"],
          properties: { "%SOFA": { type: "integer" }, "%MEMBERS": { type: "array", items: { type: "integer" } } },
        },
      },
    },
  },
} as const;

/** doccano: one text per line, with labels or with entities and relations. */
export const DOCCANO_RULES = {
  type: "object",
  required: ["text"],
  oneOf: [
    {
      required: ["label"],
      properties: {
        label: { type: "array", items: { type: "array", minItems: 3, maxItems: 3, items: [offset, offset, text] } },
      },
    },
    {
      required: ["entities", "relations"],
      properties: {
        entities: { type: "array", items: { type: "object", required: ["id", "start_offset", "end_offset", "label"] } },
        relations: { type: "array", items: { type: "object", required: ["id", "from_id", "to_id", "type"] } },
      },
    },
  ],
  properties: { text: { type: "string", minLength: 1 } },
} as const;

const GUID = `<xs:simpleType name="guid"><xs:restriction base="xs:token"><xs:pattern value="[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}"/></xs:restriction></xs:simpleType>
<xs:simpleType name="rgb"><xs:restriction base="xs:token"><xs:pattern value="#[0-9A-Fa-f]{6}"/></xs:restriction></xs:simpleType>`;

function codeType(): string {
  return `<xs:complexType name="code"><xs:sequence>
<xs:element name="Description" type="xs:string" minOccurs="0"/>
<xs:element name="Code" type="q:code" minOccurs="0" maxOccurs="unbounded"/>
</xs:sequence>
<xs:attribute name="guid" type="q:guid" use="required"/><xs:attribute name="name" type="xs:string" use="required"/>
<xs:attribute name="isCodable" type="xs:boolean" use="required"/><xs:attribute name="color" type="q:rgb"/></xs:complexType>
<xs:complexType name="codes"><xs:sequence><xs:element name="Code" type="q:code" maxOccurs="unbounded"/></xs:sequence></xs:complexType>`;
}

/** The codebook part of REFI-QDA according to its specification. */
export const CODEBOOK_XSD = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:q="urn:QDA-XML:codebook:1.0" targetNamespace="urn:QDA-XML:codebook:1.0" elementFormDefault="qualified">
<xs:element name="CodeBook"><xs:complexType><xs:sequence><xs:element name="Codes" type="q:codes"/></xs:sequence><xs:attribute name="origin" type="xs:string"/></xs:complexType></xs:element>
${codeType()}
${GUID}
</xs:schema>`;

/** The part of a REFI-QDA project that we write, in its fixed order. References must resolve. */
export const PROJECT_XSD = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:q="urn:QDA-XML:project:1.0" targetNamespace="urn:QDA-XML:project:1.0" elementFormDefault="qualified">
<xs:element name="Project"><xs:complexType><xs:sequence>
<xs:element name="Users"><xs:complexType><xs:sequence><xs:element name="User"><xs:complexType><xs:attribute name="guid" type="q:guid" use="required"/><xs:attribute name="name" type="xs:string"/></xs:complexType></xs:element></xs:sequence></xs:complexType></xs:element>
<xs:element name="CodeBook"><xs:complexType><xs:sequence><xs:element name="Codes" type="q:codes"/></xs:sequence></xs:complexType></xs:element>
<xs:element name="Variables"><xs:complexType><xs:sequence><xs:element name="Variable" maxOccurs="unbounded"><xs:complexType><xs:attribute name="guid" type="q:guid" use="required"/><xs:attribute name="name" type="xs:string" use="required"/><xs:attribute name="typeOfVariable" type="xs:string" use="required"/></xs:complexType></xs:element></xs:sequence></xs:complexType></xs:element>
<xs:element name="Cases" minOccurs="0"><xs:complexType><xs:sequence><xs:element name="Case" maxOccurs="unbounded"><xs:complexType><xs:sequence><xs:element name="SourceRef" type="q:reference" maxOccurs="unbounded"/></xs:sequence><xs:attribute name="guid" type="q:guid" use="required"/><xs:attribute name="name" type="xs:string"/></xs:complexType></xs:element></xs:sequence></xs:complexType></xs:element>
<xs:element name="Sources" minOccurs="0"><xs:complexType><xs:sequence><xs:element name="TextSource" maxOccurs="unbounded"><xs:complexType><xs:sequence>
<xs:element name="PlainTextSelection" minOccurs="0" maxOccurs="unbounded"><xs:complexType><xs:sequence><xs:element name="Coding" type="q:coding" minOccurs="0" maxOccurs="unbounded"/><xs:element name="NoteRef" type="q:reference" minOccurs="0" maxOccurs="unbounded"/></xs:sequence><xs:attribute name="guid" type="q:guid" use="required"/><xs:attribute name="name" type="xs:string"/><xs:attribute name="startPosition" type="xs:nonNegativeInteger" use="required"/><xs:attribute name="endPosition" type="xs:nonNegativeInteger" use="required"/><xs:attribute name="creatingUser" type="q:guid"/></xs:complexType></xs:element>
<xs:element name="Coding" type="q:coding" minOccurs="0" maxOccurs="unbounded"/>
<xs:element name="NoteRef" type="q:reference" minOccurs="0" maxOccurs="unbounded"/>
<xs:element name="VariableValue" minOccurs="0" maxOccurs="unbounded"><xs:complexType><xs:sequence><xs:element name="VariableRef" type="q:reference"/><xs:element name="TextValue" type="xs:string"/></xs:sequence></xs:complexType></xs:element>
</xs:sequence><xs:attribute name="guid" type="q:guid" use="required"/><xs:attribute name="name" type="xs:string"/><xs:attribute name="plainTextPath" type="xs:string" use="required"/><xs:attribute name="creatingUser" type="q:guid"/><xs:attribute name="creationDateTime" type="xs:dateTime"/></xs:complexType></xs:element></xs:sequence></xs:complexType></xs:element>
<xs:element name="Notes" minOccurs="0"><xs:complexType><xs:sequence><xs:element name="Note" maxOccurs="unbounded"><xs:complexType><xs:sequence><xs:element name="PlainTextContent" type="xs:string"/></xs:sequence><xs:attribute name="guid" type="q:guid" use="required"/><xs:attribute name="name" type="xs:string"/><xs:attribute name="creatingUser" type="q:guid"/><xs:attribute name="creationDateTime" type="xs:dateTime"/><xs:attribute name="modifiedDateTime" type="xs:dateTime"/></xs:complexType></xs:element></xs:sequence></xs:complexType></xs:element>
</xs:sequence>
<xs:attribute name="name" type="xs:string" use="required"/><xs:attribute name="origin" type="xs:string"/><xs:attribute name="creatingUserGUID" type="q:guid"/><xs:attribute name="creationDateTime" type="xs:dateTime"/>
</xs:complexType>
<xs:unique name="identifiers"><xs:selector xpath=".//q:User|.//q:Code|.//q:Variable|.//q:Case|.//q:TextSource|.//q:PlainTextSelection|.//q:Note|.//q:Coding"/><xs:field xpath="@guid"/></xs:unique>
<xs:key name="codes"><xs:selector xpath=".//q:Code"/><xs:field xpath="@guid"/></xs:key>
<xs:keyref name="codeRefs" refer="q:codes"><xs:selector xpath=".//q:CodeRef"/><xs:field xpath="@targetGUID"/></xs:keyref>
<xs:key name="notes"><xs:selector xpath=".//q:Note"/><xs:field xpath="@guid"/></xs:key>
<xs:keyref name="noteRefs" refer="q:notes"><xs:selector xpath=".//q:NoteRef"/><xs:field xpath="@targetGUID"/></xs:keyref>
<xs:key name="sources"><xs:selector xpath=".//q:TextSource"/><xs:field xpath="@guid"/></xs:key>
<xs:keyref name="sourceRefs" refer="q:sources"><xs:selector xpath=".//q:SourceRef"/><xs:field xpath="@targetGUID"/></xs:keyref>
</xs:element>
${codeType()}
<xs:complexType name="reference"><xs:attribute name="targetGUID" type="q:guid" use="required"/></xs:complexType>
<xs:complexType name="coding"><xs:sequence><xs:element name="CodeRef" type="q:reference"/></xs:sequence><xs:attribute name="guid" type="q:guid" use="required"/><xs:attribute name="creatingUser" type="q:guid"/></xs:complexType>
${GUID}
</xs:schema>`;

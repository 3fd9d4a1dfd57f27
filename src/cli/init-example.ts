/** A small description, for a program that begins without one of its own. */
export const exampleDescription = `openapi: 3.1.0
info: { title: Tickets, version: "1.0" }
servers:
  - url: https://tickets.example.com
paths:
  /tickets:
    post:
      operationId: createTicket
      security: [{ token: [] }]
      requestBody:
        required: true
        content:
          application/json:
            schema: { $ref: "#/components/schemas/NewTicket" }
      responses:
        "201":
          description: Created.
          content:
            application/json:
              schema: { $ref: "#/components/schemas/Ticket" }
        "422": { description: The ticket was refused. }
components:
  securitySchemes:
    token: { type: http, scheme: bearer }
  schemas:
    Person:
      type: object
      required: [id]
      properties:
        id: { type: string }
        name: { type: [string, "null"], maxLength: 200 }
        email: { type: string, format: email }
    NewTicket:
      type: object
      required: [subject]
      additionalProperties: false
      properties:
        subject: { type: string, minLength: 1, maxLength: 120 }
        requester: { type: string }
    Ticket:
      type: object
      required: [id]
      properties:
        id: { type: integer }
`;

/** A program over it. */
export const exampleProgram = `/// A person who signs up gets a welcome ticket.
integration welcome "0.1.0"

system tickets {
  spec: openapi "specs/tickets.yaml"
  auth: bearer(secret.TICKETS_TOKEN)

  operation createTicket {
    timeout: 10s
  }

  webhooks "/hooks/signup" {
    verify: standardWebhooks(secret.SIGNUP_SECRET)
    id:     headers["webhook-id"]
    event signedUp: Person = body.data when body.type == "person.signed_up"
  }
}

map toTicket(person: tickets.Person) -> tickets.NewTicket {
  subject:   "Welcome, \${(person.name ?? "friend").take(80)}"
  requester: person.email
}

flow welcomePerson {
  on:  tickets.signedUp as person
  key: person.id

  tickets.createTicket(body: toTicket(person))
    on 422 => deadLetter
}

test toTicket "greets by name" {
  given  { id: "1", name: "Ada", email: "ada@example.com" }
  expect { subject: "Welcome, Ada", requester: "ada@example.com" }
}
`;

// Says what Nomad makes of the lines of a template with `env = true`: it reads them with this package. Null where it stops.
package main

import (
	"encoding/json"
	"os"

	"github.com/hashicorp/go-envparse"
)

func main() {
	variables, err := envparse.Parse(os.Stdin)
	if err != nil {
		variables = nil
	}
	if err := json.NewEncoder(os.Stdout).Encode(variables); err != nil {
		panic(err)
	}
}
